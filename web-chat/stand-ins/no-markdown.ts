// Texts are plain: names of guests and businesses stand in them, and are no markdown.
export default class NoMarkdown {}
