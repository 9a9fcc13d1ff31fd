using System.Text;

namespace Nhi.Governance.Providers.Git;

/// <summary>Reads what git writes with <c>-z</c>.</summary>
internal static class NulTerminated
{
    public static IEnumerable<string> Parts(TextReader reader)
    {
        var buffer = new char[16 * 1024];
        var part = new StringBuilder();
        for (int read; (read = reader.Read(buffer, 0, buffer.Length)) > 0;)
        {
            var from = 0;
            for (int end; (end = Array.IndexOf(buffer, '\0', from, read - from)) >= 0; from = end + 1)
            {
                part.Append(buffer, from, end - from);
                yield return part.ToString();
                part.Clear();
            }

            part.Append(buffer, from, read - from);
        }
    }
}
