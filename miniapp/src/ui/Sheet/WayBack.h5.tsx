/** On the web the browser's history does it: system-back.ts. */
export const WayBack = (_: { onBack: () => void }) => null;
