/** Below this the chat alone fills the view; what is around it is reached by scrolling. In CSS pixels. */
const LOW = 480;
/** A keyboard that lies over the page leaves less than this part of it. */
const COVERED = 0.8;

const root = document.documentElement;

function fit(): void {
  const seen = window.visualViewport?.height ?? innerHeight;
  // Zoomed in by two fingers the view is a part of the page: its height says nothing of a keyboard.
  if ((window.visualViewport?.scale ?? 1) > 1.05) return;
  root.style.setProperty('--seen', `${seen}px`);
  root.classList.toggle('low', seen <= LOW);
  root.classList.toggle('covered', seen < innerHeight * COVERED);
  show();
}

/** Scrolls the chat into view where it fills it: the field that is typed in stands at its end. */
function show(): void {
  const chat = document.getElementById('chat');
  if (!root.classList.contains('low') || !chat?.contains(document.activeElement)) return;
  requestAnimationFrame(() => chat.scrollIntoView({ block: 'end' }));
}

/** Keeps question and field above the phone's keyboard, which may shrink the page or (iOS) lie over it. */
export function fitView(): void {
  fit();
  window.visualViewport?.addEventListener('resize', fit);
  addEventListener('resize', fit);
  addEventListener('focusin', show);
}
