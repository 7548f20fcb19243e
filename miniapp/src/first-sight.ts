// In WeChat the platform shows a page of its own until the app is there.

/** The first screen has been drawn. */
export const firstScreenIsThere = (): void => undefined;

/** Home stands there as it is. */
export const keepFirstSight = (): void => undefined;
