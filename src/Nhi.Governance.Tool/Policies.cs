using Nhi.Governance.Providers.Policy;

namespace Nhi.Governance.Tool;

/// <summary>Reads what <c>--policy</c> names.</summary>
internal static class Policies
{
    public static ControlPolicy Read(string? path)
    {
        try
        {
            return path is null ? ControlPolicy.Baseline : PolicyFile.Read(path);
        }
        catch (PolicyFileException wrong)
        {
            throw ToolException.NotDone(wrong.Message);
        }
    }
}
