using System.Text;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>Text of harmless words with credentials put into it at known places.</summary>
internal sealed record Planted(string Text, IReadOnlyList<(string Id, int Offset, string Value)> Credentials)
{
    // Nothing that could stand in a token's alphabet next to it, or pair with an AWS key.
    private static readonly string[] Words =
        ["if (", ") return;", "\n    ", " = ", "// see ", "http://", " - ", " _x ", "KEY: ", "ASK ", "eyJ ", "--- ", "npm_ ", "ä", "[", "] ", "\"", "\r\n"];

    public static Planted Create(Random random, int credentials, int fill)
    {
        var text = new StringBuilder();
        var planted = new List<(string, int, string)>();
        for (int i = 0; i < credentials; i++)
        {
            Fill(text, random, fill / (credentials + 1));
            (string id, string before, string value, string after) = One(random);
            text.Append(' ').Append(before);
            planted.Add((id, Encoding.UTF8.GetByteCount(text.ToString()), value));
            text.Append(value).Append(after).Append(' ');
        }

        Fill(text, random, fill / (credentials + 1));
        return new Planted(text.ToString(), planted);
    }

    private static void Fill(StringBuilder text, Random random, int length)
    {
        for (int end = text.Length + length; text.Length < end;)
        {
            text.Append(Words[random.Next(Words.Length)]);
        }
    }

    private static (string Id, string Before, string Value, string After) One(Random random) => random.Next(11) switch
    {
        0 => ("github-token", "", Make.GitHub(random), ""),
        1 => ("npm-token", "", Make.Npm(random), ""),
        2 => ("gitlab-token", "", Make.GitLab(random), ""),
        3 => ("gitlab-token", "", Make.GitLabRoutable(random, "o:1\nu:2", random.Next(2) == 0), ""),
        4 => ("slack-token", "", Make.Slack(random), ""),
        5 => ("stripe-key", "", Make.Stripe(random), ""),
        6 => ("azure-storage-key", "AccountKey=", Make.AzureKey(random), ""),
        7 => ("jwt", "", Make.Jwt(random), ""),
        8 => ("private-key", "", Make.Pem(random, bytes: random.Next(60, 3000)), ""),
        9 => ("database-url", "", Make.Url(random), ""),
        _ => ("aws-access-key", "", Make.AwsId(random), new string(' ', random.Next(1, 200)) + Make.AwsSecret(random)),
    };
}
