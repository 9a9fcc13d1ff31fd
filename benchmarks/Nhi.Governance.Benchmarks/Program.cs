using System.Globalization;
using BenchmarkDotNet.Running;
using Nhi.Governance.Benchmarks;
using Nhi.Governance.Benchmarks.Corpus;
using Nhi.Governance.Benchmarks.Store;

// Besides what BenchmarkDotNet understands: what the peers outside need.
switch (args)
{
    case ["corpus", var file, var megabytes]:
        CorpusFile.Write(file, long.Parse(megabytes, CultureInfo.InvariantCulture) * 1_000_000);
        break;
    case ["estate", var folder, var identities]:
        LargeEstate.Write(folder, int.Parse(identities, CultureInfo.InvariantCulture));
        break;
    case ["store", var file, var identities]:
        await StoreCourse.RunAsync(file, int.Parse(identities, CultureInfo.InvariantCulture));
        break;
    case ["beginnings", var catalogue, var file]:
        File.WriteAllLines(file, Literals.Beginnings(catalogue));
        break;
    case ["tokens", var count, var file]:
        File.WriteAllLines(file, Literals.Tokens(int.Parse(count, CultureInfo.InvariantCulture)));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}
