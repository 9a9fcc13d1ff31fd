namespace Nhi.Governance.Secrets;

/// <summary>What people choose: the commonest passwords, and text that reads as words of a language do.</summary>
internal static class GuessableWords
{
    /// <summary>Longest run of letters that counts as one word.</summary>
    public const int Longest = 14;

    // The commonest first: the place in the list is what a guess costs. Kept as bytes of the assembly, so that nothing is made at the start.
    private static ReadOnlySpan<byte> Passwords =>
        "password 123456 123456789 qwerty 12345678 111111 12345 admin root guest 1234567890 abc123 password1 letmein welcome monkey dragon iloveyou 123123 000000 football baseball master sunshine "u8
        + "princess shadow superman michael login hello charlie qwerty123 qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm 1qaz2wsx qazwsx 1q2w3e4r q1w2e3r4 qweasd qwe123 1q2w3e passw0rd p@ssw0rd pass "u8
        + "passwd secret test testing tester user username default service oracle postgres mysql mongo mongodb redis rabbitmq guest123 mariadb sqlserver database server system manager administrator "u8
        + "backup ftp www web api token key apikey access private public super supervisor operator toor pi ubuntu debian centos linux windows cisco docker kubernetes jenkins gitlab github tomcat "u8
        + "nagios zabbix grafana prometheus elastic elasticsearch kibana minio vagrant ansible puppet terraform deploy deployer build builder jboss weblogic websphere "u8
        + "company corp office support sales finance marketing account temp temporary temppass demo sample example foo bar baz foobar changeme change changeit placeholder replace replaceme todo dummy "u8
        + "redacted masked hidden none null undefined unknown nothing secure security private1 summer winter spring autumn january february march april may june july august september october november "u8
        + "december monday tuesday wednesday thursday friday saturday sunday computer internet google facebook amazon azure microsoft apple samsung london berlin paris newyork america germany football1 "u8
        + "soccer hockey tennis batman pokemon starwars matrix ninja mustang harley ranger hunter hunter2 buster tigger jordan thomas robert daniel andrew joshua jessica jennifer ashley nicole michelle "u8
        + "whatever trustno1 freedom lovely flower cookie cheese pepper ginger summer1 killer access14 blink182 qwert asdf zxcv wasd abcd1234 aa123456 prod production stage staging dev devel development local localhost "u8;

    // By first letter, a bit for each second: the pairs of letters in 95 of 100 places of English words. Of pairs drawn at random these are fewer than half.
    private static ReadOnlySpan<uint> Pairs =>
    [
        0x17ebd7f, 0x016cb1f, 0x01eddbd, 0x016593f, 0x1fffdff, 0x01e493d, 0x01ef9d5, 0x01a4111, 0x2aefc7f, 0x0004011, 0x0144111, 0x13cc93d, 0x014d91f, 0x13cedfd, 0x07efd7f, 0x11ec995, 0x0100000, 0x13efd7f, 0x15cddbd, 0x11ed9bd, 0x00eb97f, 0x0004111, 0x0066191, 0x0088114, 0x00cb001, 0x0000111,
    ];

    /// <summary>The longest of the commonest passwords a value goes on with, in any case and with digits and signs for letters.</summary>
    /// <param name="value">The value from some place on.</param>
    /// <returns>How many bytes it is and how many bits it costs; zero bytes where there is none.</returns>
    public static (int Length, double Bits) Password(ReadOnlySpan<byte> value)
    {
        var found = (Length: 0, Bits: 0.0);
        var rank = 1;
        foreach (var range in Passwords.Split((byte)' '))
        {
            var word = Passwords[range];
            if (word.Length > found.Length && word.Length >= 3 && value.Length >= word.Length && Folds(value, word, out var changed))
            {
                // Twice the place, because others know more words than these; and some bits for how it is written.
                found = (word.Length, Math.Log2(2 * rank) + changed);
            }

            rank++;
        }

        return found;
    }

    /// <summary>Whether letters follow one another as in words.</summary>
    /// <param name="first">A letter of either case.</param>
    /// <param name="second">The one after it.</param>
    /// <returns>Whether they do.</returns>
    public static bool AreUsual(byte first, byte second) => (Pairs[(first | 0x20) - 'a'] >> ((second | 0x20) - 'a') & 1) != 0;

    private static bool Folds(ReadOnlySpan<byte> value, ReadOnlySpan<byte> word, out double bits)
    {
        var (cases, signs) = (0, 0);
        bits = 0;
        for (var at = 0; at < word.Length; at++)
        {
            if (value[at] == word[at])
            {
                continue;
            }

            if (char.IsAsciiLetterUpper((char)value[at]) && (value[at] | 0x20) == word[at])
            {
                cases++;
            }
            else if (StandsFor(value[at], word[at]))
            {
                signs++;
            }
            else
            {
                return false;
            }
        }

        bits = (cases == 0 ? 0 : cases == 1 || cases == word.Length ? 1 : Math.Min(cases, word.Length - cases)) + Math.Min(signs, 2);
        return true;
    }

    private static bool StandsFor(byte sign, byte letter) => letter switch
    {
        (byte)'a' => sign is (byte)'4' or (byte)'@',
        (byte)'b' => sign is (byte)'8',
        (byte)'e' => sign is (byte)'3',
        (byte)'g' => sign is (byte)'9' or (byte)'6',
        (byte)'i' => sign is (byte)'1' or (byte)'!',
        (byte)'l' => sign is (byte)'1',
        (byte)'o' => sign is (byte)'0',
        (byte)'s' => sign is (byte)'5' or (byte)'$',
        (byte)'t' => sign is (byte)'7',
        _ => false,
    };
}
