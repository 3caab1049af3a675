package testbed.shell.tun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a sealed program finds of the machine. All of its file system is read-only but one folder;
 * {@code /tmp}, {@code /dev/shm} and {@code /run} are its own, in memory, and limited; of the
 * devices it has those that do no harm. It has a process-id and an IPC namespace of its own, no
 * capability, and cannot gain one. Started by root it runs as user {@value #NOBODY}; started by an
 * ordinary user it runs as that user in a user namespace of its own.
 *
 * @param steps what is hidden and what is shown, in this order
 * @param folder the one folder of the disk in which it may write; it starts there
 * @param quotaBytes the size of its largest file, and of all that it keeps in {@code /tmp}, {@code
 *     /dev/shm} and hidden folders together
 */
public record Seal(List<Step> steps, Path folder, long quotaBytes) {
  /** The user that a program of root runs as. */
  public static final int NOBODY = 65_534;

  /** What is done with a path. */
  public enum Act {
    /** The folder is empty for the program. */
    HIDE,
    /** The path can be seen though a folder around it is hidden; pipes can be used. */
    VIEW,
    /** The folder can be written. */
    WRITE,
    /** The device can be used. */
    DEVICE
  }

  /** An act on a path; nothing is done when the path is not there. */
  public record Step(Act act, Path path) {}

  /** Copies the list. */
  public Seal {
    steps = List.copyOf(steps);
  }

  /** The seal as words, from which {@link #read} makes it again. */
  public List<String> words() {
    List<String> words = new ArrayList<>(List.of(Long.toString(quotaBytes), folder.toString()));
    for (Step step : steps) {
      words.add("--" + step.act().name().toLowerCase(Locale.ROOT));
      words.add(step.path().toString());
    }
    return words;
  }

  /**
   * The seal of these words.
   *
   * @throws IOException when they are not from {@link #words}
   */
  public static Seal read(List<String> words) throws IOException {
    try {
      List<Step> steps = new ArrayList<>();
      for (int i = 2; i + 1 < words.size(); i += 2) {
        String act = words.get(i).substring(2).toUpperCase(Locale.ROOT);
        steps.add(new Step(Act.valueOf(act), Path.of(words.get(i + 1))));
      }
      return new Seal(steps, Path.of(words.get(1)), Long.parseLong(words.getFirst()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("not a seal: " + words, e);
    }
  }
}
