/** Calls back when a phone wakes, its page comes back or its network does. @returns what ends it. */
export function onWake(wake: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === "visible") wake();
  };
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) wake();
  };
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", shown);
  document.addEventListener("visibilitychange", seen);
  return () => {
    window.removeEventListener("online", wake);
    window.removeEventListener("pageshow", shown);
    document.removeEventListener("visibilitychange", seen);
  };
}
