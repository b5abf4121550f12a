using Codemation;
using Microsoft.Extensions.DependencyInjection;

namespace TestApp;

/// <summary>Registers what nodes of this application ask for.</summary>
public sealed class App : CodemationApp
{
    protected override void Configure(CodemationBuilder app)
    {
        app.Services.AddSingleton<Ledger>();
        app.Services.AddSingleton<Gate>();
        app.Services.AddSingleton(new Tariff(100));
    }
}
