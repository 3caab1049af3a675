package testbed.harness;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What picocli writes for a shell, with two things that it cannot know: the names that stand for
 * systems and traces, and that choices are written in small letters.
 */
record CompletionScript(String text) {
  private static final Pattern CHOICES =
      Pattern.compile("(?m)^ *local \\w+_(?:option|pos_param)_args=\\(.*\\)");

  /** The same, where {@code option} offers these words, and files, as most of them may be. */
  CompletionScript offering(String option, List<String> words) {
    Pattern nothing = Pattern.compile("(?m)^ *'" + option + "'\\)\\n *return\\n");
    String each = words.stream().collect(Collectors.joining("\\n", "$'", "'"));
    String offer =
        String.join(
            "\n",
            "    '" + option + "')",
            "      local IFS=$'\\n'",
            "      type compopt &>/dev/null && compopt -o filenames",
            "      COMPREPLY=( $( compgen -W " + each + " -f -- \"${curr_word}\" ) )",
            "      return $?",
            "");
    return new CompletionScript(nothing.matcher(text).replaceAll(Matcher.quoteReplacement(offer)));
  }

  /** The same with choices as they are written everywhere else. */
  CompletionScript inSmallLetters() {
    return new CompletionScript(
        CHOICES.matcher(text).replaceAll(found -> smallLetters(found.group())));
  }

  private static String smallLetters(String line) {
    int at = line.indexOf("=(");
    return Matcher.quoteReplacement(
        line.substring(0, at) + line.substring(at).toLowerCase(Locale.ROOT));
  }
}
