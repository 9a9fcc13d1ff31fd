using Nhi.Governance.Tool.Commands;

namespace Nhi.Governance.Tool;

internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args);
}
