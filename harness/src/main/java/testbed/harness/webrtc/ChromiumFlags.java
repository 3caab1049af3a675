package testbed.harness.webrtc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import testbed.harness.option.Size;
import testbed.harness.system.ScreenMargin;

/** The command lines of the two browsers. Nothing here touches how WebRTC itself behaves. */
final class ChromiumFlags {
  private static final List<String> COMMON =
      List.of(
          "--remote-debugging-pipe",
          "--no-first-run",
          "--disable-gpu",
          "--mute-audio",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-extensions",
          "--disable-default-apps",
          "--password-store=basic",
          "--disable-breakpad",
          "--autoplay-policy=no-user-gesture-required",
          "--disable-backgrounding-occluded-windows",
          "--disable-renderer-backgrounding",
          "--disable-background-timer-throttling",
          "--disable-features=WebRtcHideLocalIpsWithMdns,Translate,MediaRouter,"
              + "OptimizationHints,GlobalMediaControls");

  private ChromiumFlags() {}

  static List<String> sender(Path chrome, Path profile, Optional<Path> camera) {
    List<String> flags = common(chrome, profile);
    flags.add("--headless=new");
    flags.add("--use-fake-ui-for-media-stream");
    flags.add("--use-fake-device-for-media-stream");
    camera.ifPresent(file -> flags.add("--use-file-for-fake-video-capture=" + file));
    flags.add("about:blank");
    return flags;
  }

  static List<String> receiver(Path chrome, Path profile, Size video, boolean smooth) {
    List<String> flags = common(chrome, profile);
    flags.add("--ozone-platform=x11");
    flags.add("--kiosk");
    flags.add("--window-position=0,0");
    flags.add(
        "--window-size="
            + (video.width() + ScreenMargin.X)
            + ","
            + (video.height() + ScreenMargin.Y));
    flags.add("--force-device-scale-factor=1");
    flags.add("--hide-scrollbars");
    flags.add("--force-color-profile=srgb");
    if (!smooth) {
      flags.add("--disable-rtc-smoothness-algorithm");
    }
    flags.add("about:blank");
    return flags;
  }

  /** Chromium refuses to start its sandbox as root; the sealed namespaces stand in then. */
  static boolean sandboxed() {
    return !"root".equals(System.getProperty("user.name"));
  }

  private static List<String> common(Path chrome, Path profile) {
    List<String> flags = new ArrayList<>();
    flags.add(chrome.toString());
    flags.addAll(COMMON);
    if (!sandboxed()) {
      flags.add("--no-sandbox");
    }
    flags.add("--user-data-dir=" + profile);
    return flags;
  }
}
