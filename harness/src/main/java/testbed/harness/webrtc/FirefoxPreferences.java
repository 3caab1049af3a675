package testbed.harness.webrtc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is set in the fresh profile of a Firefox. Nothing here touches how WebRTC itself sends,
 * receives or shows.
 */
final class FirefoxPreferences {
  /** Marionette listens here, in a namespace in which nobody else is. */
  static final int MARIONETTE_PORT = 2828;

  /**
   * How often the sending browser looks for a new picture on the page's canvas, in Hz. By its own
   * choice it would be the 60 Hz of a screen that the sender does not have: a webcam would come in
   * when its picture is there, and not up to 17 ms later.
   */
  private static final int CANVAS_LOOKS = 240;

  private FirefoxPreferences() {}

  /** The file {@code user.js} of the receiver's profile. */
  static String receiver() {
    return file(common());
  }

  /** The file {@code user.js} of the sender's profile. */
  static String sender() {
    Map<String, Object> all = common();
    all.put("layout.frame_rate", CANVAS_LOOKS);
    return file(all);
  }

  private static Map<String, Object> common() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("marionette.port", MARIONETTE_PORT);
    // Only what is written here: no other habits for the sake of automation.
    all.put("remote.prefs.recommended", false);

    // A call between two addresses, without names that only multicast could resolve.
    all.put("media.peerconnection.ice.obfuscate_host_addresses", false);
    all.put("media.navigator.permission.disabled", true);
    all.put("media.autoplay.default", 0);
    // The page's clock tells when it had a picture: by default it is coarse, against eavesdroppers.
    all.put("privacy.reduceTimerPrecision", false);

    // No graphics processor, no disk, no questions.
    all.put("gfx.webrender.software", true);
    all.put("browser.cache.disk.enable", false);
    all.put("browser.startup.page", 0);
    all.put("browser.startup.homepage_override.mstone", "ignore");
    all.put("browser.aboutwelcome.enabled", false);
    all.put("browser.shell.checkDefaultBrowser", false);
    all.put("browser.sessionstore.resume_from_crash", false);
    all.put("browser.tabs.warnOnClose", false);
    all.put("datareporting.policy.dataSubmissionEnabled", false);
    all.put("full-screen-api.warning.timeout", 0);

    // There is no network but the link, and what asks for one must not load it.
    all.put("app.normandy.enabled", false);
    all.put("app.update.disabledForTesting", true);
    all.put("browser.region.network.url", "");
    all.put("browser.safebrowsing.malware.enabled", false);
    all.put("browser.safebrowsing.phishing.enabled", false);
    all.put("browser.search.update", false);
    all.put("browser.topsites.contile.enabled", false);
    all.put("extensions.getAddons.cache.enabled", false);
    all.put("extensions.systemAddon.update.enabled", false);
    all.put("extensions.update.enabled", false);
    all.put("media.gmp-manager.updateEnabled", false);
    all.put("network.captive-portal-service.enabled", false);
    all.put("network.connectivity-service.enabled", false);
    all.put("network.dns.disablePrefetch", true);
    all.put("network.prefetch-next", false);
    all.put("services.settings.server", "data:,#");
    all.put("toolkit.telemetry.enabled", false);
    all.put("toolkit.telemetry.server", "data:,");
    return all;
  }

  private static String file(Map<String, Object> all) {
    return all.entrySet().stream()
        .map(entry -> "user_pref(\"" + entry.getKey() + "\", " + literal(entry.getValue()) + ");\n")
        .collect(Collectors.joining());
  }

  private static String literal(Object value) {
    return value instanceof String text ? Script.quoted(text) : String.valueOf(value);
  }
}
