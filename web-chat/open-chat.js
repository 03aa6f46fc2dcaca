// @ts-check
// Opens the published Web Chat on the guest's page. Served as it is: no build, no framework, old phones included.
(function () {
  'use strict';

  /** @typedef {{ slug: string, language: string, failed: string, reload: string }} PageData */
  /** Direct Line's connection states; after the last three its client does not come back by itself. */
  var ONLINE = 2;
  var EXPIRED = 3;
  var FAILED = 4;
  var ENDED = 5;

  var LOCALES = { tr: 'tr-TR', en: 'en-US', de: 'de-DE' };

  var LOOK = {
    accent: '#0F766E',
    hideUploadButton: true,
    bubbleBackground: '#F6F3EE',
    bubbleBorderColor: '#E4DED4',
    bubbleBorderRadius: 12,
    bubbleFromUserBackground: '#0F766E',
    bubbleFromUserBorderColor: '#0F766E',
    bubbleFromUserBorderRadius: 12,
    bubbleFromUserTextColor: '#FFFFFF',
    timestampColor: '#5D6672',
  };

  /** @type {any} */
  var webChat = /** @type {any} */ (window).WebChat;
  var chat = /** @type {HTMLElement} */ (document.getElementById('chat'));
  /** @type {PageData} */
  var data = JSON.parse(
    /** @type {HTMLElement} */ (document.getElementById('page-data')).textContent || '{}',
  );
  /** @type {any} */
  var connection = null;

  /** A random name for this device, so that a reload is not a second scan; kept here and nowhere else. */
  function deviceName() {
    try {
      var known = localStorage.getItem('tk_device');
      if (known) return known;
      var bytes = crypto.getRandomValues(new Uint8Array(16));
      var made = Array.prototype.map
        .call(bytes, function (byte) {
          return ('0' + byte.toString(16)).slice(-2);
        })
        .join('');
      localStorage.setItem('tk_device', made);
      return made;
    } catch {
      return null;
    }
  }

  function reportScan() {
    if (!/[?&]s=qr(&|$)/.test(location.search)) return;
    fetch('/' + data.slug + '/scan', {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ device: deviceName() }),
    }).catch(function () {});
  }

  /** The cookie of an earlier visit, if any, leads to the same conversation. */
  function fetchToken() {
    var address = '/v3/directline/tokens/generate?business=' + encodeURIComponent(data.slug);
    return fetch(address, { method: 'POST', credentials: 'same-origin' }).then(function (answer) {
      if (!answer.ok) throw new Error('token ' + answer.status);
      return answer.json();
    });
  }

  /** @param {{ token: string }} pass */
  function mount(pass) {
    var frame = document.createElement('div');
    var mine = (connection = webChat.createDirectLine({
      domain: location.origin + '/v3/directline',
      token: pass.token,
      conversationStartProperties: { locale: data.language },
    }));
    mine.connectionStatus$.subscribe(function (/** @type {number} */ status) {
      if (mine !== connection) return;
      // A phone that slept past its token: the cookie fetches a new one, and the history comes with it.
      if (status === ONLINE) show(frame);
      else if (status === EXPIRED) open();
      else if (status === FAILED || status === ENDED) showFailure();
    });
    // What is sent before the line stands is lost without a word, so there is nothing to send with until then.
    frame.hidden = true;
    chat.append(frame);
    webChat.renderWebChat(
      {
        directLine: mine,
        locale: LOCALES[/** @type {keyof LOCALES} */ (data.language)],
        styleOptions: LOOK,
      },
      frame,
    );
  }

  /** @param {HTMLElement} frame */
  function show(frame) {
    if (!frame.hidden) return;
    frame.hidden = false;
    chat.replaceChildren(frame);
  }

  function showFailure() {
    connection = null;
    var box = document.createElement('div');
    var text = document.createElement('p');
    var button = document.createElement('button');
    box.className = 'wait';
    text.setAttribute('role', 'alert');
    text.textContent = data.failed;
    button.type = 'button';
    button.textContent = data.reload;
    button.addEventListener('click', open);
    box.append(text, button);
    chat.replaceChildren(box);
  }

  function open() {
    var last = connection;
    connection = null;
    if (last) last.end();
    fetchToken().then(mount).catch(showFailure);
  }

  reportScan();
  open();
})();
