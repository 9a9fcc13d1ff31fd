using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Nhi.Governance.Tool.Terminal;

namespace Nhi.Governance.Tool.Commands;

/// <summary>The help of a command, and what its exit codes say.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var writer = parseResult.InvocationConfiguration.Output;
        writer.WriteLine("Exit codes:");
        foreach (var (number, meaning) in ExitCode.All)
        {
            writer.WriteLine($"  {Count.Of(number),-4} {meaning}");
        }

        writer.WriteLine();
        return code;
    }
}
