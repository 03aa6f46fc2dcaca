// Web Chat asks for its usual middleware here; the page brings its own.
export default (): readonly [] => [];
