// Checked at compile time; at run time a description of properties is only weight.
const any: unknown = new Proxy(() => any, { get: (_, name) => (name === 'isRequired' ? any : any) });
export default any;
