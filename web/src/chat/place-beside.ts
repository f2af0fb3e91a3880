const gap = 8;
const margin = 16;
const greatestWidth = 400;

/**
 * Sets where an element about to open goes: under `anchor`, or above it in the lower part of the window, and never over
 * an edge. The stylesheet reads the properties on wide screens; on a phone the element is a sheet at the bottom.
 */
export function placeBeside(element: HTMLElement, anchor: DOMRect): void {
  const width = Math.min(greatestWidth, innerWidth - 2 * margin);
  const left = Math.max(margin, Math.min(anchor.left - 24, innerWidth - width - margin));
  const below = anchor.bottom < innerHeight * 0.55;
  const room = (below ? innerHeight - anchor.bottom : anchor.top) - gap - margin;
  const { style } = element;
  style.setProperty('--card-width', `${width}px`);
  style.setProperty('--card-left', `${left}px`);
  style.setProperty('--card-top', below ? `${anchor.bottom + gap}px` : 'auto');
  style.setProperty('--card-bottom', below ? 'auto' : `${innerHeight - anchor.top + gap}px`);
  style.setProperty('--card-room', `${room}px`);
}
