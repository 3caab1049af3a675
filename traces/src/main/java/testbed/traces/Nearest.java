package testbed.traces;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The name that somebody meant who wrote one that does not exist. Names are near when few letters
 * were left out, added, changed or swapped (Damerau's distance between neighbours), in the whole
 * name or in its beginning, or when one holds the other.
 */
public final class Nearest {
  private static final int SHORTEST_PART = 3;
  private static final int LONGEST = 200;

  private Nearest() {}

  /**
   * The nearest of the known names, or nothing when none is near.
   *
   * @param known in their usual order: of equally near ones the first is meant
   */
  public static Optional<String> to(String wanted, Collection<String> known) {
    if (wanted.length() > LONGEST) {
      return Optional.empty();
    }
    String written = wanted.toLowerCase(Locale.ROOT);
    int tolerated = Math.max(1, written.length() / 3);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String name : known) {
      String there = name.toLowerCase(Locale.ROOT);
      int distance = distance(written, there);
      boolean near =
          distance <= tolerated
              || distance(written, beginning(there, written.length())) <= tolerated;
      boolean part = isPart(written, there) || isPart(there, written);
      if ((near || part) && distance < least) {
        best = name;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code "did you mean 'NAME'? "}, or nothing when no name is near. */
  public static String hint(String wanted, Collection<String> known) {
    return to(wanted, known).map(name -> "did you mean '" + name + "'? ").orElse("");
  }

  /** As much of a name as was written of it, where that is enough to go by. */
  private static String beginning(String name, int letters) {
    return letters > SHORTEST_PART && letters < name.length() ? name.substring(0, letters) : name;
  }

  private static boolean isPart(String part, String whole) {
    return part.length() >= SHORTEST_PART && whole.contains(part);
  }

  /** How many letters to leave out, add, change or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int step(int[][] steps, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(steps[i - 1][j - 1] + same, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
