// Stands in index.html as it is: written for the oldest browser that .browserslistrc promises.
// Home is there before the app's scripts: as it was drawn last on this phone today, else as somebody new sees it. What is
// tapped meanwhile is remembered, and tapped for good when the app has drawn it (first-sight.h5.ts).
(() => {
  const CHINA_MS = 8 * 3600 * 1000;
  const DAY_MS = 24 * 3600 * 1000;
  const LONGEST_MS = 1000;
  const first = document.getElementById('first');
  const home = document.getElementById('first-home');
  const kept = (key) => {
    try {
      return JSON.parse(JSON.parse(localStorage.getItem(key)).data);
    } catch (_) {
      return null;
    }
  };
  const dayOf = (time) => Math.floor((time + CHINA_MS) / DAY_MS);
  const nameOf = (each) => each.getAttribute('aria-label') || each.textContent;

  function remember(event) {
    const all = Array.from(home.querySelectorAll('[role=button],[role=tab],[role=link]'));
    const tapped = all.find((each) => each.contains(event.target));
    if (!tapped) return;
    const same = all.filter((each) => nameOf(each) === nameOf(tapped));
    tapped.classList.add('tap-down');
    first.setAttribute('data-tapped', `${same.indexOf(tapped)} ${nameOf(tapped)}`);
  }

  /** Whether home could be drawn. */
  function draw() {
    const session = kept('session');
    const key = `first-sight:${session ? session.holderId : 'stranger'}`;
    const seen = kept(key);
    if (!/^#?\/?(pages\/home\/index)?$/.test(location.hash)) {
      // What is done on other pages shows at home: it is drawn anew before it is kept again.
      if (seen) localStorage.removeItem(key);
      return false;
    }
    if (seen && dayOf(seen.at) === dayOf(Date.now())) home.innerHTML = seen.html;
    else if (session) return false;
    const page = home.querySelector('.page');
    const size = kept('text-size');
    if (size) page.className = page.className.replace(/fs-\w+/, `fs-${size}`);
    first.classList.add('first-drawn');
    home.hidden = false;
    home.addEventListener('click', remember);
    return true;
  }

  let isStarted = false;
  function start() {
    if (isStarted) return;
    isStarted = true;
    for (const { href } of Array.from(document.querySelectorAll('link[rel=preload][as=script]'))) {
      const script = document.createElement('script');
      script.src = href;
      script.async = false; // in their order
      document.body.appendChild(script);
    }
  }

  const colours = kept('colours');
  if (colours === 'day' || colours === 'dark') document.body.classList.add(`colours-${colours}`);
  if (!draw()) return start();
  // Home is painted first, and the frame after it as well: its tap would wait for the scripts otherwise.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start, 0)));
  setTimeout(start, LONGEST_MS);
})();
