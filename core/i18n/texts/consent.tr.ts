export const consent = {
  text: '{business} işletmesinin bana SMS ile kampanya ve duyuru göndermesini kabul ediyorum. Onayımı dilediğim zaman ücretsiz geri alabilirim.',
};
