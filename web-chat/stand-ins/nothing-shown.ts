// A part of Web Chat that this page does not show.
export default (): null => null;
