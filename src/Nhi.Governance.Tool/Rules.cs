using Nhi.Governance.Providers.Policy;

namespace Nhi.Governance.Tool;

/// <summary>Reads what <c>--rules</c> names.</summary>
internal static class Rules
{
    public static Classifier Read(string? path)
    {
        try
        {
            return path is null ? Classifier.BuiltIn : RulesFile.Read(path);
        }
        catch (PolicyFileException wrong)
        {
            throw ToolException.NotDone(wrong.Message);
        }
    }
}
