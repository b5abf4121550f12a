using Spectre.Console;
using Spectre.Console.Rendering;

namespace Codemation.Hosting.Terminals;

/// <summary>Tables as all commands print them.</summary>
internal static class Tables
{
    public static Table New(params string[] columns)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = true, Padding = new Padding(0, 0, 3, 0) });
        }

        return table;
    }

    /// <summary>Cells that show their text as it is.</summary>
    public static IRenderable[] Cells(params string[] texts) => Array.ConvertAll(texts, static IRenderable (text) => new Text(text));
}
