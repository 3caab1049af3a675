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
    if (spec.control() != null) {
      message.with("control", spec.control().toAbsolutePath());
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
    if (link.rate() != null) {
      message.with(prefix + "rate", link.rate());
    }
    message.with(prefix + "before", link.before());
    message.with(prefix + "after", link.after());
    message.with(prefix + "end", link.atEnd());
  }

  static Message of(ShellSpec spec) {
    Message message =
        of(spec.link())
            .with("zero", spec.zero())
            .with("far", spec.far())
            .with("meter", spec.meter());
    if (spec.uplinkLog() != null) {
      message.with("forward.log", spec.uplinkLog().toAbsolutePath());
    }
    if (spec.downlinkLog() != null) {
      message.with("back.log", spec.downlinkLog().toAbsolutePath());
    }
    return message;
  }

  static ShellSpec readShell(Message message) throws IOException {
    return new ShellSpec(
        read(message),
        path(message, "forward.log"),
        path(message, "back.log"),
        ShellSpec.TimeZero.valueOf(message.text("zero")),
        ShellSpec.FarEnd.valueOf(message.text("far")),
        ShellSpec.MeterUse.valueOf(message.text("meter")));
  }

  private static Path path(Message message, String name) throws IOException {
    return message.has(name) ? Path.of(message.text(name)) : null;
  }

  static EmulatorSpec read(Message message) throws IOException {
    return new EmulatorSpec(
        link(message, "forward."),
        link(message, "back."),
        path(message, "log"),
        path(message, "control"));
  }

  private static LinkSpec link(Message message, String prefix) throws IOException {
    return new LinkSpec(
        path(message, prefix + "trace"),
        message.text(prefix + "queue"),
        message.number(prefix + "delay"),
        message.number(prefix + "offset"),
        message.has(prefix + "rate") ? message.text(prefix + "rate") : null,
        message.list(prefix + "before"),
        message.list(prefix + "after"),
        LinkSpec.AtEnd.valueOf(message.text(prefix + "end")));
  }
}
