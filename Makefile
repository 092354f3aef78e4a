# 行政の施策文書に、出典つきで答える。`make` だけで一覧を表示する。

VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.installed

# The question is taken as it is written ($ and all) and reaches the shell as an environment
# variable, never as program text: quotes, $ and ` in it stay what they are.
override Q := $(value Q)
override SHISAKU_QUESTION := $(value Q)
export SHISAKU_QUESTION

.DEFAULT_GOAL := help
.PHONY: help chat ask build test lint bench eval eval-smoke clean question
.DELETE_ON_ERROR:

help: ## この一覧を表示する
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

chat: $(STAMP) ## ブラウザーで使うチャットを開く(止めるには Ctrl-C)
	@$(BIN)/shisaku chat

ask: question $(STAMP) ## 質問に答える(例: make ask Q="気象庁のデータダウンロード量の目標は？")
	@$(BIN)/shisaku ask -- "$$SHISAKU_QUESTION"

build: $(STAMP) ## 文書の索引を作り直す
	@$(BIN)/shisaku build

test: $(STAMP) ## テストを実行する
	@$(BIN)/pytest --numprocesses auto --dist loadfile

lint: $(STAMP) ## 書式・型・規約を調べる
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@find rag corpus index ui eval -name '*.py' -exec \
		awk 'FNR == 301 { print "注意: 300 行を超えています: " FILENAME }' {} +

bench: $(STAMP) ## 速さとメモリを測る
	@$(BIN)/python -m ui.bench

eval: $(STAMP) ## 質問集に答え、採点し、前回の基準と比べる
	@$(BIN)/shisaku eval run

eval-smoke: $(STAMP) ## 評価の一部(約60問)だけを、基準と比べる
	@$(BIN)/shisaku eval run --smoke

clean: ## 仮想環境・索引・作業用のキャッシュを消す
	@rm -rf $(VENV) .shisaku/index .mypy_cache .ruff_cache .pytest_cache build dist
	@find rag corpus index ui eval tests -name __pycache__ -type d -prune -exec rm -rf {} +

question:
	@test -n "$$SHISAKU_QUESTION" || { echo '質問がありません。使い方: make ask Q="質問"' >&2; exit 2; }

# Set PYTHON=... to choose the interpreter. Progress goes to stderr: stdout belongs to the answer.
$(STAMP): pyproject.toml constraints.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
		for python in $(PYTHON) python3.11 python3.12 python3.13 python3 none; do \
			"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
		done; \
		if [ "$$python" = none ]; then \
			echo 'Python 3.11 以上(venv を含む)が見つかりません。' >&2; \
			echo '導入してからもう一度実行するか、make PYTHON=/path/to/python3.11 … と指定してください。' >&2; \
			exit 1; \
		fi; \
		echo "仮想環境 $(VENV) を作っています($$("$$python" --version))…" >&2; \
		"$$python" -m venv --clear $(VENV); \
	}
	@echo '必要なパッケージを導入しています。初回は数分かかります…' >&2
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,export]' || { \
		echo 'パッケージを導入できませんでした。上のメッセージとネットワークを確かめて、もう一度実行してください。' >&2; \
		exit 1; \
	}
	@# Where Python may not write bytecode (PYTHONDONTWRITEBYTECODE), every start would compile all.
	@$(BIN)/python -m compileall -q rag corpus index ui eval
	@touch $@
	@echo '準備ができました。' >&2
