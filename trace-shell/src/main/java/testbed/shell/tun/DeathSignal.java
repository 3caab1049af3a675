package testbed.shell.tun;

/** Ends this process with its parent. */
public final class DeathSignal {
  private static final long PR_SET_PDEATHSIG = 1;
  private static final long SIGKILL = 9;

  private DeathSignal() {}

  /**
   * Has the kernel kill this process when the thread that started it ends. Set for the calling
   * thread, which must stay; the whole process is killed.
   */
  public static void onDeathOfParent() throws KernelException {
    Kernel.call("the death signal", Syscall.PRCTL, PR_SET_PDEATHSIG, SIGKILL);
  }
}
