/** Stands where AdminJS would show what nobody needs. */
const Nothing = () => null;

export default Nothing;
