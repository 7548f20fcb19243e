import { act, fireEvent, screen } from '@testing-library/react';

/** Taps a button by its words, and waits for what follows from it. */
export async function tap(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await act(async () => void fireEvent.click(button));
}

/** Chooses one of several answers. */
export async function choose(name: string | RegExp): Promise<void> {
  await act(async () => void fireEvent.click(screen.getByRole('radio', { name })));
}
