/**
 * The page around the tool's frame: keeps the tool's values (LTI postMessage storage 0.1), gives the frame the height
 * it asks for, and leaves for the course when the deep linking return page inside says so.
 */
const host = document.querySelector('.tool');
const toolOrigin = host?.dataset.toolOrigin;
const stores = host?.dataset.storage === 'yes';
const kept = new Map();

const SUPPORTED = [
  { subject: 'lti.capabilities' },
  { subject: 'lti.frameResize' },
  ...(stores ? [{ subject: 'lti.put_data' }, { subject: 'lti.get_data' }] : []),
];

/** What to answer, or null for a message that gets no answer. */
const answer = ({ subject, key, value, height }) => {
  if (subject === 'lti.capabilities') return { supported_messages: SUPPORTED };
  if (subject === 'lti.put_data' && stores) {
    if (value === null || value === undefined) kept.delete(key);
    else kept.set(key, value);
    return { key, value };
  }
  if (subject === 'lti.get_data' && stores) return { key, value: kept.get(key) ?? null };
  if (subject === 'lti.frameResize') {
    const frame = document.querySelector('.tool-frame');
    if (frame && Number.isFinite(Number(height))) frame.style.height = `${Math.max(720, Number(height))}px`;
    return {};
  }
  return null;
};

window.addEventListener('message', (event) => {
  const message = event.data;
  if (typeof message !== 'object' || message === null) return;
  if (event.origin === window.location.origin && message.subject === 'practice.returned') {
    window.location.assign(message.url);
    return;
  }
  if (event.origin !== toolOrigin) return;
  const said = answer(message);
  if (said === null) return;
  event.source?.postMessage(
    { subject: `${message.subject}.response`, message_id: message.message_id, ...said },
    { targetOrigin: event.origin },
  );
});
