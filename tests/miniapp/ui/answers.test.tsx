import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Chip, Chips } from '../../../miniapp/src/ui/Choice';

const HOURS = ['2 学时', '4 学时', '8 学时'];

function Hours({ list = HOURS }: { list?: readonly string[] }) {
  const [chosen, setChosen] = useState('');
  return (
    <Chips label="学了多少？">
      {list.map((text) => (
        <Chip key={text} text={text} chosen={chosen === text} onTap={() => setChosen(text)} />
      ))}
    </Chips>
  );
}

const stops = () =>
  screen
    .getAllByRole('radio')
    .filter((radio) => radio.getAttribute('tabindex') === '0')
    .map(({ textContent }) => textContent);

test('a group of answers is one stop of the tab key: its first, then the one that is chosen', () => {
  render(<Hours />);
  expect(stops()).toEqual(['2 学时']);
  fireEvent.click(screen.getByRole('radio', { name: '8 学时' }));
  expect(stops()).toEqual(['8 学时']);
  const chosen = screen.getByRole('radio', { name: '8 学时' });
  chosen.focus();
  fireEvent.keyDown(chosen, { key: 'ArrowUp' });
  expect(stops()).toEqual(['4 学时']);
  expect(document.activeElement?.textContent).toBe('4 学时');
});

test('where the chosen answer goes the group is still reached', () => {
  const { rerender } = render(<Hours />);
  fireEvent.click(screen.getByRole('radio', { name: '8 学时' }));
  rerender(<Hours list={['2 学时', '4 学时']} />);
  expect(stops()).toEqual(['2 学时']);
});
