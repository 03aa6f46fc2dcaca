export const consent = {
  text: 'Ich stimme zu, dass {business} mir Angebote und Neuigkeiten per SMS sendet. Ich kann dies jederzeit kostenlos widerrufen.',
};
