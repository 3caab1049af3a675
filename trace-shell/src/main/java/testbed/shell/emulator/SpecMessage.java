package testbed.shell.emulator;

import java.io.IOException;
import java.nio.file.Path;

/** An emulator's specification as a message. */
final class SpecMessage {
  private SpecMessage() {}

  static Message of(EmulatorSpec spec) {
    Message message =
        Message.of("open").with("command", System.getProperty("sun.java.command", "unknown"));
    write(message, "forward.", spec.toReceiver());
    write(message, "back.", spec.toSender());
    if (spec.packetLog() != null) {
      message.with("log", spec.packetLog().toAbsolutePath());
    }
    return message;
  }

  private static void write(Message message, String prefix, LinkSpec link) {
    if (link.traceFile() != null) {
      message.with(prefix + "trace", link.traceFile().toAbsolutePath());
    }
    message.with(prefix + "queue", link.queue());
    message.with(prefix + "delay", link.delayNs());
    message.with(prefix + "offset", link.startOffsetNs());
  }

  static EmulatorSpec read(Message message) throws IOException {
    return new EmulatorSpec(
        link(message, "forward."),
        link(message, "back."),
        message.has("log") ? Path.of(message.text("log")) : null);
  }

  private static LinkSpec link(Message message, String prefix) throws IOException {
    return new LinkSpec(
        message.has(prefix + "trace") ? Path.of(message.text(prefix + "trace")) : null,
        message.text(prefix + "queue"),
        message.number(prefix + "delay"),
        message.number(prefix + "offset"));
  }
}
