import type { page as english } from './page.en.js';

export const page: typeof english = {
  title: '{business}: tara kazan',
  prize: 'Bugünkü hediyeniz: {title}',
  loading: 'Bir saniye, sohbet açılıyor.',
  failed: 'Sohbet açılamadı.',
  reload: 'Tekrar deneyin',
  chat: '{business} ile sohbet',
  noscript: 'Sohbet için JavaScript gerekir. Lütfen tarayıcınızda açın ya da çalışanlara sorun.',
  opening_soon: 'Yakında açılıyor. Burada size bir hediye hazırlanıyor.',
  suspended: '{business} burada kısa bir ara verdi. Lütfen çalışanlara sorun.',
  closed: '{business} artık burada bir sayfa sunmuyor.',
  by: 'Bu sayfanın sahibi: {legal}, {address}.',
  privacy: 'Gizlilik',
  terms: 'Hediye koşulları',
  languages: 'Dil',
  made_with: 'TaraKazan ile hazırlandı',
  not_found: {
    title: 'Burada bir sayfa yok',
    text: 'Lütfen adresi kontrol edin ya da masadaki kodu bir kez daha tarayın.',
  },
  failed_page: { title: 'Bu olmadı' },
  back: '{business} sayfasına dönün',
  home: {
    title: 'TaraKazan: tara kazan',
    lead: 'Masada bir kod. Yarım dakikalık sohbet. Geri gelen bir misafir.',
    text: 'Misafirleriniz tarar, adını ve doğrulanmış numarasını bırakır, sizden haber almak isteyip istemediğini söyler ve tek kullanımlık bir hediye kodu alır. Siz de onları, parasını bir kez ödediğiniz ve güvenebileceğiniz SMS ile geri getirirsiniz.',
    sign_in: 'Giriş yapın',
  },
  privacy_page: {
    title: '{business} gizlilik bildirimi',
    who: {
      title: 'Sorumlu kim',
      text: '{legal}, {address}. Sorular ve talepler: {email}. TaraKazan bu sayfayı {legal} adına işletir.',
    },
    what: {
      title: 'Neyi saklıyoruz',
      text: 'Adınız, cep telefonu numaranız, bu sohbette yazdıklarınız, SMS teklifleri hakkındaki yanıtınız (tam metni ve zamanıyla), aldığınız hediye ve ne zaman kullandığınız. Hepsi şifreli saklanır.',
    },
    why: {
      title: 'Ne için',
      text: 'Her kişiye bir hediye verebilmek için; numara bu yüzden bir kodla doğrulanır. Teklifler yalnızca onay verdiyseniz SMS ile gelir; hediye buna bağlı değildir.',
    },
    with: {
      title: 'Kiminle paylaşılır',
      text: 'Numaranız, kodu ve onay verdiyseniz teklifleri ileten SMS sağlayıcısına gider. Başka kimseye verilmez, hiçbir şey satılmaz.',
    },
    long: {
      title: 'Ne kadar süre',
      text: 'Sohbetler {chats} gün. Kodlar {codes} gün. Hiç doğrulanmamış numaralar {unproven} gün. Onay kaydı, adınız olmadan, onayı geri almanızdan sonra {evidence} yıl.',
    },
    device: {
      title: 'Cihazınızda',
      text: 'Kendi sohbetinize dönebilmeniz için {cookie} gün kalan tek bir çerez ve bir taramanın iki kez sayılmasını önleyen rastgele bir sayı. Reklam yok, başka sunucu yok.',
    },
    rights: {
      title: 'Haklarınız',
      text: 'Verilerinizi dilediğiniz an ücretsiz olarak görebilir, indirebilir, düzelttirebilir, sildirebilir ve onayınızı geri alabilirsiniz: {email} adresine yazın.',
    },
  },
  terms_page: {
    title: '{business} hediyesi',
    none: 'Şu anda bir hediye yok.',
    one: 'Her kişiye bir tane.',
    valid: 'Aldığınız günden itibaren {days} gün geçerlidir.',
    use: 'Kodu çalışanlara gösterin. Bir kez kullanılır, paraya çevrilmez.',
    free: 'Hediye ne yoruma ne de SMS tekliflerine onay vermenize bağlıdır.',
    after_review: 'Yorum bıraktığınızı söylemenizden sonra verilir.',
  },
  outbox: {
    title: 'Deneme giden kutusu',
    lead: 'Bu mesajlar gönderilmiş olacaktı. En yenisi üstte.',
    empty: 'Henüz bir şey gönderilmedi. Bir misafir sayfası açıp numara bırakın.',
    to: 'alıcı: {to}',
  },
};
