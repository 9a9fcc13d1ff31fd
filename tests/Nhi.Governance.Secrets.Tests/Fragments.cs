using System.Text;

namespace Nhi.Governance.Secrets.Tests;

/// <summary>Text made of pieces of credentials in any order: most of it almost matches.</summary>
internal static class Fragments
{
    private static readonly string[] Pieces =
    [
        "ghp_", "npm_", "glpat-", "xoxb-", "xapp-1", "sk_live_", "rk_test_", "AccountKey=", "AKIA", "ASIA", "eyJ", "eyJhbGciOiJSUzI1NiJ9.", ".",
        "-----BEGIN ", "PRIVATE KEY", "-----", "-----END ", "\n", "://", "postgres", "mongodb+srv://", "u:", "p7@", "host", "==", " ", "\\n", "\"",
        "Proc-Type: 4,ENCRYPTED", "\\u002b", "%", "$", "{{",
    ];

    public static string Create(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++)
        {
            switch (random.Next(8))
            {
                case 0:
                    text.Append(Make.Text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", random.Next(1, 70)));
                    break;
                case 1:
                    text.Append(Make.AwsId(random));
                    break;
                case 2:
                    text.Append(Make.AwsSecret(random));
                    break;
                case 3 when random.Next(40) == 0:
                    text.Append(Make.Pem(random, bytes: random.Next(20, 24_000)));
                    break;
                default:
                    text.Append(Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
