/** WeChat asks for this file when the bar is custom; the bar itself is drawn by each root page. */
export default function CustomTabBar() {
  return null;
}
