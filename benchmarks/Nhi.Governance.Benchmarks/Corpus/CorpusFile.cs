using System.Text;

namespace Nhi.Governance.Benchmarks.Corpus;

/// <summary>One file of ordinary text to measure on: half of it what lies on the machine, a quarter logs, a quarter JSON; the same on the same machine for the same seed.</summary>
internal static class CorpusFile
{
    public const int Seed = 20_26;

    /// <summary>Writes the file, unless one of that size is there.</summary>
    public static void Write(string path, long size)
    {
        if (File.Exists(path) && new FileInfo(path).Length >= size)
        {
            return;
        }

        var unfinished = path + ".new";
        using (var file = File.Create(unfinished))
        {
            Fill(file, size);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    // In turns, so that any stretch of some megabytes holds all three.
    private static void Fill(FileStream file, long size)
    {
        var found = MachineText.Files(Seed).GetEnumerator();
        var made = new GeneratedText(Seed);
        long machine = 0, logs = 0, json = 0;
        var isMore = true;
        while (file.Length < size)
        {
            if (isMore && machine <= logs + json && (isMore = found.MoveNext()))
            {
                var text = File.ReadAllBytes(found.Current);
                file.Write(text);
                machine += text.Length;
            }
            else if (logs <= json)
            {
                logs += Append(file, Repeat(made.LogLine));
            }
            else
            {
                json += Append(file, Repeat(made.Json));
            }
        }
    }

    private static string Repeat(Func<string> piece)
    {
        var text = new StringBuilder();
        while (text.Length < 64 * 1024)
        {
            text.Append(piece());
        }

        return text.ToString();
    }

    private static int Append(FileStream file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        file.Write(bytes);
        return bytes.Length;
    }
}
