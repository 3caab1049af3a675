package testbed.harness.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import testbed.harness.CommandFailure;

/**
 * A row of shells as Mahimahi nests them, outermost first, in front of a command. What the
 * outermost does to the uplink comes last, and to the downlink first.
 *
 * @param uplink the trace of {@code link}, or null
 * @param downlink the other trace of {@code link}, or null
 * @param afterUplink effects on the uplink after the link
 * @param beforeDownlink effects on the downlink before the link
 * @param command what is left
 */
record NestedShells(
    String uplink,
    String downlink,
    List<String> afterUplink,
    List<String> beforeDownlink,
    List<String> command) {

  /**
   * Reads the shells that {@code words} begin with, if any; names may open with {@code mm-}.
   *
   * @throws CommandFailure when a shell's arguments are not what it takes
   */
  static NestedShells read(List<String> words) throws CommandFailure {
    return new Reader(words).read();
  }

  private static final class Reader {
    private final List<String> words;
    private final List<String> up = new ArrayList<>();
    private final List<String> down = new ArrayList<>();
    private int next;

    Reader(List<String> words) {
      this.words = words;
    }

    NestedShells read() throws CommandFailure {
      while (next < words.size()) {
        String shell = words.get(next).replaceFirst("^mm-", "");
        switch (shell) {
          case "delay" -> {
            String effect = "delay:" + argument(1, "[0-9]{1,6}", "whole milliseconds") + "ms";
            up.addFirst(effect);
            down.add(effect);
            next += 2;
          }
          case "loss" -> {
            side("loss:" + argument(2, "0*[01]?(\\.[0-9]+)?", "a rate from 0 to 1"));
            next += 3;
          }
          case "onoff", "intermittent" -> {
            String on = argument(2, "[0-9]+(\\.[0-9]+)?", "seconds");
            String off = argument(3, "[0-9]+(\\.[0-9]+)?", "seconds");
            side(String.format(Locale.ROOT, "%s:on=%ss,off=%ss", shell, on, off));
            next += 4;
          }
          case "link" -> {
            String uplink = argument(1, ".+", "a trace");
            String downlink = argument(2, ".+", "a trace");
            return done(uplink, downlink, next + 3);
          }
          default -> {
            return done(null, null, next);
          }
        }
      }
      return done(null, null, next);
    }

    private NestedShells done(String uplink, String downlink, int commandFrom) {
      return new NestedShells(uplink, downlink, up, down, words.subList(commandFrom, words.size()));
    }

    private void side(String effect) throws CommandFailure {
      if (argument(1, "uplink|downlink", "uplink or downlink").equals("uplink")) {
        up.addFirst(effect);
      } else {
        down.add(effect);
      }
    }

    private String argument(int place, String form, String what) throws CommandFailure {
      String word = next + place < words.size() ? words.get(next + place) : "";
      if (!word.matches(form)) {
        throw CommandFailure.badInput(
            words.get(next) + ": its argument " + place + " is " + what + ", not '" + word + "'");
      }
      return word;
    }
  }
}
