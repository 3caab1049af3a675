package testbed.harness.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import testbed.harness.CommandFailure;
import testbed.shell.path.EffectSyntax;

/**
 * A row of shells as Mahimahi nests them, outermost first, in front of a command. What the
 * outermost does to the uplink comes last, and to the downlink first. The innermost {@code link} is
 * the one that queues, logs and changes concern; the others are effects beside it.
 *
 * @param uplink what the shells are to packets from the command outwards
 * @param downlink what they are to packets towards the command
 * @param command what is left
 */
record NestedShells(Way uplink, Way downlink, List<String> command) {

  /**
   * One direction.
   *
   * @param trace of the innermost {@code link}, or null when there is none
   * @param before effects on packets before that link, in their order; those of no link at all are
   *     before it on the downlink and after it on the uplink
   * @param after effects on packets after it
   */
  record Way(String trace, List<String> before, List<String> after) {}

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
    private int next;

    /** The traces of the innermost link so far, or null. */
    private String upTrace;

    private String downTrace;

    /** Effects of the shells outside that link, and of those inside it, as packets meet them. */
    private final List<String> upOutside = new ArrayList<>();

    private final List<String> upInside = new ArrayList<>();
    private final List<String> downOutside = new ArrayList<>();
    private final List<String> downInside = new ArrayList<>();

    Reader(List<String> words) {
      this.words = words;
    }

    NestedShells read() throws CommandFailure {
      boolean more = true;
      while (more && next < words.size()) {
        more = shell(words.get(next).replaceFirst("^mm-", ""));
      }
      if (upTrace == null) {
        outermostSoFar();
      }
      if (next < words.size() && words.get(next).startsWith("-")) {
        throw CommandFailure.badInput(
            "'"
                + words.get(next)
                + "' is not a command; options stand before the first --, and those of a queue or"
                + " a log concern the innermost link");
      }
      return new NestedShells(
          new Way(upTrace, upInside, upOutside),
          new Way(downTrace, downOutside, downInside),
          words.subList(next, words.size()));
    }

    /** Takes one shell; returns whether there was one. */
    private boolean shell(String name) throws CommandFailure {
      switch (name) {
        case "delay" -> {
          String effect = "delay:" + argument(1, "[0-9]{1,6}", "whole milliseconds") + "ms";
          upInside.addFirst(effect);
          downInside.add(effect);
          next += 2;
        }
        case "loss" -> {
          side("loss:" + argument(2, "0*[01]?(\\.[0-9]+)?", "a rate from 0 to 1"));
          next += 3;
        }
        case "onoff", "intermittent" -> {
          String on = argument(2, "[0-9]+(\\.[0-9]+)?", "seconds");
          String off = argument(3, "[0-9]+(\\.[0-9]+)?", "seconds");
          side(String.format(Locale.ROOT, "%s:on=%ss,off=%ss", name, on, off));
          next += 4;
        }
        case "link" -> {
          String uplink = argument(1, ".+", "a trace");
          String downlink = argument(2, ".+", "a trace");
          outermostSoFar();
          upTrace = uplink;
          downTrace = downlink;
          next += 3;
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    /** A further link comes, inside of everything up to here. */
    private void outermostSoFar() {
      if (upTrace != null) {
        upOutside.addFirst(EffectSyntax.TRACE + upTrace);
        downOutside.add(EffectSyntax.TRACE + downTrace);
      }
      upOutside.addAll(0, upInside);
      downOutside.addAll(downInside);
      upInside.clear();
      downInside.clear();
    }

    private void side(String effect) throws CommandFailure {
      if (argument(1, "uplink|downlink", "uplink or downlink").equals("uplink")) {
        upInside.addFirst(effect);
      } else {
        downInside.add(effect);
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
