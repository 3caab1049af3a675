package testbed.harness;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.systems.SystemsCommand;
import testbed.traces.CatalogueEntry;
import testbed.traces.TraceCatalogue;

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
  public Integer call() throws CommandFailure {
    if (shell == Shell.ZSH) {
      spec.commandLine().getOut().println("autoload -U +X compinit && compinit");
      spec.commandLine().getOut().println("autoload -U +X bashcompinit && bashcompinit");
    }
    List<String> systems = SystemsCommand.names();
    List<String> traces =
        TraceCatalogue.embedded().entries().stream().map(CatalogueEntry::name).toList();
    CompletionScript script =
        new CompletionScript(AutoComplete.bash("testbed", spec.root().commandLine()))
            .inSmallLetters()
            .offering("--system", systems)
            .offering("--systems", systems)
            .offering("--trace", traces)
            .offering("--traces", traces)
            .offering("--uplink", traces)
            .offering("--downlink", traces);
    spec.commandLine().getOut().println(script.text());
    spec.commandLine().getOut().flush();
    return ExitStatus.OK;
  }
}
