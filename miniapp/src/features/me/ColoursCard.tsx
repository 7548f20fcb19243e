/** In WeChat the colours follow its own setting (通用 → 深色模式), which its bars follow too. */
export const ColoursCard = () => null;
