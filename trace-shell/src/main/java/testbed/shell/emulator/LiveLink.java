package testbed.shell.emulator;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import testbed.shell.link.LinkChange;
import testbed.shell.path.ChangeSyntax;
import testbed.shell.tun.Emulation;
import testbed.shell.tun.End;
import testbed.shell.tun.LiveCounts;

/** One direction of a running link as it can be asked and changed. Thread-safe. */
final class LiveLink {
  /** The setting that brings back what the link began with. */
  private static final String AS_BEGUN = "trace";

  private final String direction;
  private final End from;
  private final Emulation emulation;
  private final LinkChange firstRate;
  private final String firstRateName;
  private final Map<String, String> settings = new LinkedHashMap<>();

  LiveLink(End from, LinkSpec spec, Emulation emulation) throws IOException {
    this.direction = from == End.SENDER ? "uplink" : "downlink";
    this.from = from;
    this.emulation = emulation;
    this.firstRate = LinkEffect.startingRate(spec);
    this.firstRateName = LinkEffect.name(spec);
    settings.put("rate", firstRateName);
    settings.put("queue", spec.queue());
    settings.put("delay", String.format(Locale.ROOT, "%sms", spec.delayNs() / 1e6));
    settings.put("loss", LinkEffect.losses(spec));
  }

  String direction() {
    return direction;
  }

  /** What the change would be; nothing happens yet. */
  LinkChange read(String setting, String value) throws IOException {
    return isFirstRate(setting, value) ? firstRate : ChangeSyntax.parse(setting, value);
  }

  private boolean isFirstRate(String setting, String value) {
    return setting.equals("rate") && value.equals(AS_BEGUN);
  }

  /** Changes one setting. */
  synchronized void set(String setting, String value) throws IOException {
    String name = isFirstRate(setting, value) ? firstRateName : value;
    if (!emulation.change(from, read(setting, value), setting + "=" + name)) {
      throw new IOException("the " + direction + " has no " + setting + " that can be changed");
    }
    settings.put(setting, name);
  }

  synchronized LinkState state() {
    LiveCounts live = emulation.counts(from);
    long departed = live.counts().departedPackets();
    return new LinkState(
        direction,
        settings,
        live.atNs(),
        live.inside(),
        departed == 0 ? 0 : live.counts().waitedNs() / departed,
        ReportMessage.counts(live.counts()));
  }
}
