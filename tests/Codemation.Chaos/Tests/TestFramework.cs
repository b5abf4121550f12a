[assembly: TestFramework("Codemation.Testing.ServerTestFramework", "Codemation.Chaos")]
