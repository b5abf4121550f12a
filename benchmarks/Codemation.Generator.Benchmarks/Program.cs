using Codemation.Generator.Benchmarks;

switch (args)
{
    case ["keystrokes"]:
        Keystrokes.Measure([1, 50, 500]);
        break;
    case ["nesting"]:
        Nesting.Measure(10);
        break;
    case ["builds", var folder]:
        await Builds.MeasureAsync(folder, workflows: 50, rounds: 7);
        break;
    case ["false-positives", var folder]:
        FalsePositives.Find(folder);
        break;
    default:
        Console.Error.WriteLine("""
            Measures what the generator and the analyzers cost, and how often rules are wrong. Wall-clock milliseconds, the median of several rounds; compare within one run only.

              keystrokes      an edit in a project of 1, 50 and 500 workflows: nothing but the pipeline, the generator, the analyzers
              nesting         binding routers nested in lambdas, and the same graph in statement form
              builds FOLDER   `dotnet build` of 50 workflows with and without both, in turns; writes two projects into FOLDER
              false-positives FOLDER
                              what the rules about binary data find in the C# files of FOLDER, taking types that look like items for items
            """);
        return 2;
}

return 0;
