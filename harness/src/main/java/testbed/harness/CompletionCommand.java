package testbed.harness;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code testbed completion}: a script that lets a shell complete this command's words. */
@Command(
    name = "completion",
    description = "Print what lets a shell complete the words of this command.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  source <(testbed completion bash)",
      "  testbed completion zsh >> ~/.zshrc"
    })
public final class CompletionCommand implements Callable<Integer> {
  /** The shells that are known. */
  enum Shell {
    /** GNU Bash. */
    BASH,
    /** Z shell, through its emulation of Bash's completion. */
    ZSH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", description = "the shell")
  private Shell shell;

  /** For picocli. */
  public CompletionCommand() {}

  @Override
  public Integer call() {
    if (shell == Shell.ZSH) {
      spec.commandLine().getOut().println("autoload -U +X compinit && compinit");
      spec.commandLine().getOut().println("autoload -U +X bashcompinit && bashcompinit");
    }
    spec.commandLine().getOut().println(AutoComplete.bash("testbed", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
    return ExitStatus.OK;
  }
}
