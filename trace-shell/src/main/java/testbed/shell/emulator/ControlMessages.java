package testbed.shell.emulator;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is said over the control socket: one line there, one line back. */
final class ControlMessages {
  private static final String SETTING = ".set.";

  private ControlMessages() {}

  static void write(Message message, LinkState state) {
    String direction = state.direction();
    state.settings().forEach((name, value) -> message.with(direction + SETTING + name, value));
    message
        .with(direction + ".at", state.atNs())
        .with(direction + ".inside", state.inside())
        .with(direction + ".wait", state.meanWaitNs());
    ReportMessage.write(message, direction + ".", state.counts());
  }

  static LinkState read(Message message, String direction) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : LinkControl.SETTINGS) {
      settings.put(name, message.text(direction + SETTING + name));
    }
    return new LinkState(
        direction,
        settings,
        message.number(direction + ".at"),
        message.number(direction + ".inside"),
        message.number(direction + ".wait"),
        ReportMessage.counts(message, direction + "."));
  }
}
