// Nothing is uploaded, so no file has a type.
export default { getType: (): null => null };
